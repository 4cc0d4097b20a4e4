GRANT USAGE ON SEQUENCE deals_place_seq TO schemac_app;
