-- Several workers on one database. What a batch is computed from must still be so when it is committed: a version is another
-- number at each write, by chance, so that what was erased and made anew is never taken for what it was.
alter table conversations add column version bigint not null default 0;
alter table reports add column version bigint not null default 0;

-- Counts every change of groups, monitors and coordinators: by it workers see that what they know of them is old.
insert into meta (key, n) values ('people', 0) on conflict (key) do nothing;

-- One row for each gateway and half hour would be waited for by every worker.
alter table spent add column slot smallint not null default 0;
alter table spent drop constraint spent_pkey;
alter table spent add primary key (start, gateway, slot);
