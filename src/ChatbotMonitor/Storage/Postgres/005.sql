-- Counts of whole days beside those of hours: a digest sums up five weeks of a country. The database keeps them itself, so that
-- whatever writes counts need not know of them: a worker of the version before, a move, a restore. A day is numbered since
-- year 1 and begins when digests cut it in Kyrgyzstan: at 18:00 UTC, midnight there, for what stands (9 to 12), since by the day
-- it is told what is late; at 02:00 UTC, the eight o'clock of most digests, for what happened. Elsewhere more hours are read.
create table day_counts (
  what smallint not null,
  day int not null,
  service text not null,
  place text not null,
  slot smallint not null,
  number int not null,
  primary key (what, day, service, place, slot)
);

-- Days that are over are settled: their slots are added up into one, -1.
create index day_counts_unsettled on day_counts (day) where slot >= 0;

create function day_of(hour bigint, what smallint) returns int language sql immutable parallel safe as
  'select ((hour + case when what between 9 and 12 then 216000000000 else 792000000000 end) / 864000000000)::int';

create function count_days_added() returns trigger language plpgsql as $$
begin
  insert into day_counts as d (what, day, service, place, slot, number)
  select what, day_of(hour, what), service, place, slot, sum(number) from added group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
  on conflict (what, day, service, place, slot) do update set number = d.number + excluded.number;
  return null;
end
$$;
create function count_days_changed() returns trigger language plpgsql as $$
begin
  insert into day_counts as d (what, day, service, place, slot, number)
  select what, day_of(hour, what), service, place, slot, sum(number) from (select * from changed union all select hour, service, place, what, slot, -number from before) c group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
  on conflict (what, day, service, place, slot) do update set number = d.number + excluded.number;
  return null;
end
$$;
create trigger days_added after insert on counts referencing new table as added for each statement execute function count_days_added();
create trigger days_changed after update on counts referencing old table as before new table as changed for each statement execute function count_days_changed();

insert into day_counts (what, day, service, place, slot, number)
select what, day_of(hour, what), service, place, slot, sum(number) from counts group by 1, 2, 3, 4, 5 order by 2;
