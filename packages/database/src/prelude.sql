create extension if not exists btree_gin;
do $$ begin
  if not exists (select from pg_roles where rolname = 'sinia_app') then
    create role sinia_app nologin;
  end if;
end $$;
do $$ begin
  execute format('grant sinia_app to %I', current_user);
end $$;
do $$ begin
  if not exists (select from pg_ts_config where cfgname = 'sinia_ca') then
    create text search dictionary sinia_ca_stem (template = snowball, language = catalan);
    create text search configuration sinia_ca (copy = simple);
    alter text search configuration sinia_ca
      alter mapping for asciiword, word, hword, hword_part, asciihword, hword_asciipart with sinia_ca_stem;
    create text search dictionary sinia_es_stem (template = snowball, language = spanish);
    create text search configuration sinia_es (copy = simple);
    alter text search configuration sinia_es
      alter mapping for asciiword, word, hword, hword_part, asciihword, hword_asciipart with sinia_es_stem;
  end if;
end $$;
