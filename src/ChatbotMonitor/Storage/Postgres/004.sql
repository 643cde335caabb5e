-- What workers on one database tell each other beside the conversations.
-- How gateways did: each worker writes its own minutes, and reads the sum of the others'.
create table gateway_minutes (
  minute bigint not null,
  gateway text not null,
  worker uuid not null,
  tries int not null,
  failures int not null,
  primary key (minute, gateway, worker)
);

-- What happened on the simulated phones; the latest alone are kept.
create table screens (id bigint generated always as identity primary key, body json not null);
