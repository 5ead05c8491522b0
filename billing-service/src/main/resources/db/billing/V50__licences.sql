-- AWS's concurrent agreements: a buyer comes with a licence, and the notices say whose it is. Until
-- one does, a row without a name of its own stands for the agreement; then the two are joined.
alter table agreement
  add column license            text,
  add column provisioned_at     timestamptz, -- what it entitles to was there
  add column provisioned_notice text,
  add column scheduled_at       timestamptz, -- when it begins, if that was said beforehand
  add column scheduled_notice   text,
  drop constraint agreement_check,
  add constraint agreement_is_named
    check (agreement_name is not null or license is not null or (listing is not null and buyer is not null));
create index agreement_by_license on agreement (marketplace, license) where license is not null;
create unique index agreement_of_license_alone on agreement (marketplace, license) where agreement_name is null;
