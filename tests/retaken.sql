-- For tests that kill workers: from now on the database writes down whenever a worker takes over what another had in hand.
-- Those are the messages that may have gone out, and the worker counts each before it sends it; what one that was killed
-- had counted, nobody can ask it any more.
create table retaken (by bigint not null);
create function note_retaken() returns trigger language plpgsql as 'begin insert into retaken values (new.claimed); return null; end';
create trigger retaken after update on outbox for each row
  when (old.claimed is distinct from new.claimed and old.claimed is not null and new.claimed is not null) execute function note_retaken();
