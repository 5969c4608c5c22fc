-- Run after a restore: an index that was written to a file before knows changes that are not in this database.
delete from audience.epochs;
