grant usage on schema public to sinia_app;
grant select, insert, update, delete on all tables in schema public to sinia_app;
grant usage on all sequences in schema public to sinia_app;
revoke update, delete, truncate on events, audit_log, audit_seals from sinia_app;
