GRANT USAGE ON SEQUENCE deals_id_seq TO schemac_app;
