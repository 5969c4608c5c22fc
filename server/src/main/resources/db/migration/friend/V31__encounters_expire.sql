-- Encounters are deleted by age. They are written in the order of time, so a summary of every few pages finds the old
-- ones, and costs who writes them next to nothing.
create index encounters_by_time on friend.encounters using brin (at);
