-- Whoever changes very many friends at once tells it in one entry instead of one for each: `ordinals` is a roaring bitmap of
-- them, `fields` are all that changed of any of them. What they are now stands in their rows.
alter table friend.feed add column ordinals bytea;
alter table friend.feed alter column ordinal drop not null;
alter table friend.feed add check ((ordinal is null) <> (ordinals is null));
