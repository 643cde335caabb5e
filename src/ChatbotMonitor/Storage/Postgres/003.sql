-- Every address lies in one of sixty-four slots, by a hash of it; a message is sent by the worker that owns its slot.
alter table outbox add column slot smallint;
update outbox set slot = get_byte(sha256(convert_to(address, 'UTF8')), 0) & 63;
alter table outbox alter column slot set not null;

-- The worker that has it in hand, or null.
alter table outbox add column claimed bigint;
create index on outbox (slot, id) where claimed is null;

-- Workers that live, each until it is time to say so again. A commit that claims messages holds its worker's row, so that
-- nobody is taken for dead in the middle of one.
create table workers (id bigint primary key, until timestamptz not null);
create table slots (slot smallint primary key, owner bigint);
insert into slots (slot) select generate_series(0, 63);
