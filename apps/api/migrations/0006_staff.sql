-- Staff, one-time links and the first run: the functions through which requests reach them.
select 1;
