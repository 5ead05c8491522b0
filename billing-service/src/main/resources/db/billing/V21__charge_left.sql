-- The methods that others took over from since a person chose one, so that a replacement or a return that is
-- told late can still take the charge along (D4, D5).
alter table charge add column left_ids text[] not null default '{}';
