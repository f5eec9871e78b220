-- Who made a key: a platform key ends with its maker's right to run the platform. Keys of before have none.
alter table api_keys add column made_by id;
