-- Where an audience stands in its folder; null: behind those that were put in order, by name.
alter table audience.audiences add column position int;
