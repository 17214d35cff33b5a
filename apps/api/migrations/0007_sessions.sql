-- Who is asking, in one statement.
select 1;
