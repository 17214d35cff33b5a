-- A subject that an import made goes with it as long as nothing else points at it: the keys keep the rest.
grant delete on subject to track_app;
