-- The method that a fallback took over from, so that a replacement told late can still take it along (D5).
alter table charge add column left_id text;
