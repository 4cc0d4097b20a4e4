model T {
  id Int    @id
  a  String

  @@with(["toast.autovacuum_enabled=off"])
}

model U {
  id   Int    @id
  name String @default("")

  @@with(["fillfactor=80", "toast.autovacuum_vacuum_scale_factor=0.10"])
}
