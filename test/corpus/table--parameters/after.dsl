model T {
  id Int    @id
  a  String

  @@with(["autovacuum_enabled", "FillFactor = 090", "toast.autovacuum_enabled=off", "user_catalog_table=true"])
}

model U {
  id Int    @id
  a  String

  @@with(["autovacuum_vacuum_scale_factor=0.05", "toast_tuple_target=256", "toast.vacuum_index_cleanup='auto'"])
}

model V {
  id Int    @id

  @@with(["fillfactor=10", "toast.autovacuum_enabled=false"])
}
