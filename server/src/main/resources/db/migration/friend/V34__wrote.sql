-- That somebody wrote is a fact too: rules ask how long ago it was.
alter table friend.facts drop constraint facts_fact_check;
alter table friend.facts add constraint facts_fact_check
  check (fact in ('received', 'clicked', 'answered', 'wrote', 'joined'));
