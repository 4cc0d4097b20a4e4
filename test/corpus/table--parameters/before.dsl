model T {
  id BigInt @id
  a  String

  @@with(["fillfactor=70", "autovacuum_enabled=false", "toast.autovacuum_vacuum_scale_factor=0.10", "parallel_workers=0"])
}

model U {
  id Int    @id
  a  String
}
