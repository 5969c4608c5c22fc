-- Run after a restore: whoever was signed in when the backup was taken signs in again.
delete from staff.sessions;
update staff.people set invited_by_hash = null, invited_until = null;
