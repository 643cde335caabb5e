-- Times are ticks of 100 ns since year 1, UTC, as everywhere in the store: what was written reads the same to the tick.
create table meta (key text primary key, n bigint not null);
-- Numbers are taken by the block: workers never meet, and a complaint asks for none.
create sequence report_number minvalue 0 increment 32;
create sequence message_id;
create sequence joined;

-- What every message touches.
create table conversations (
  address text primary key,
  wake bigint,
  body json not null
);
create index on conversations (wake) where wake is not null;

create table heard (id text primary key, at bigint not null);
create index on heard (at);

create table outbox (
  id bigint primary key,
  address text not null,
  created bigint not null,
  attempts int not null default 0,
  not_before bigint not null,
  body json not null
);
create index on outbox (address, id);

-- What became of messages: a line an event, never changed. A receipt may come before the commit of what it is about.
create table deliveries (
  seq bigint generated always as identity,
  at bigint not null,
  channel text not null,
  provider_id text not null,
  sent bool not null,
  state smallint not null,
  address text,
  message bigint,
  gateway text,
  phone text,
  segments int not null default 0,
  attempts int not null default 0,
  queued bigint,
  reason text,
  primary key (at, seq)
) partition by range (at);
create index on deliveries (channel, provider_id);
create index on deliveries (address) where address is not null;

create table failed (
  at bigint not null,
  message bigint not null,
  address text not null,
  gateway text,
  phone text,
  segments int not null default 0,
  attempts int not null default 0,
  queued bigint,
  reason text not null,
  body json,
  primary key (at, message)
) partition by range (at);
create index on failed (address);

create table reports (
  filed bigint not null,
  code text not null,
  open bool not null,
  urgent bool not null,
  service text,
  place text,
  reporter text,
  body json not null,
  primary key (filed, code)
) partition by range (filed);
create index on reports (code);
create index on reports (reporter, filed) where reporter is not null;
create index on reports (filed) where open;
create index on reports (filed) where urgent;
create index on reports (service, place, filed) where open;

create table referrals (token_hash text primary key, code text not null, at bigint not null, expires bigint not null, body json not null);
create index on referrals (code);
create index on referrals (expires);

create table links (hash text primary key, address text not null, expires bigint not null, body json not null);
create index on links (address);
create index on links (expires);

create table responses (
  id text primary key,
  ended bigint not null,
  survey text not null,
  respondent text,
  round text,
  body json not null
);
create index on responses (ended);
create index on responses (respondent) where respondent is not null;
create index on responses (round, ended) where round is not null;

-- Counts are sums of slots: writers of one hour, service and place do not wait for each other.
create table counts (
  hour bigint not null,
  service text not null,
  place text not null,
  what smallint not null,
  slot smallint not null,
  number int not null,
  primary key (hour, service, place, what, slot)
);
create table standing (
  service text not null,
  place text not null,
  what smallint not null,
  slot smallint not null,
  number int not null,
  primary key (service, place, what, slot)
);

create table digests (coordinator text not null, date date not null, primary key (coordinator, date));
create table marks (key text primary key, at bigint not null);
create index on marks (at);

-- Whom an invitation is for stands in it under a pseudonym alone; of who was forgotten nothing else is left.
create table invitations (survey text not null, who text not null, planned bigint, due bigint, body json, primary key (survey, who));
create index on invitations (due) where due is not null;
create index on invitations (planned) where planned is not null;
create index on invitations (who);

create table spent (start bigint not null, gateway text not null, messages int not null, segments int not null, amount numeric not null, primary key (start, gateway));

create table aside (id text primary key, at bigint not null, body json not null);
create index on aside (at);

-- People of the project: a few hundred.
create table members (address text primary key, coordinator text not null, joined bigint not null);
create table groups (id text primary key, joined bigint not null default nextval('joined'), body json not null);
create table group_chats (address text primary key, group_id text not null);
create table monitors (id text primary key, group_id text not null, address text, body json not null);
create index on monitors (group_id);
create index on monitors (address) where address is not null;

create table fieldwork (
  round text not null,
  service text not null,
  place text not null,
  kind smallint not null,
  monitor text not null,
  pair text not null,
  number int not null,
  primary key (round, service, place, kind, monitor, pair)
);
create table strata (
  round text not null,
  service text not null,
  place text not null,
  question text not null,
  choice text not null,
  number int not null,
  primary key (round, service, place, question, choice)
);
create table measures (id int primary key, body json not null);
create table decisions (response text primary key, round text not null, body json not null);
create index on decisions (round);
