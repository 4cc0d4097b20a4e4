model T {
  id Int     @id
  a  Boolean @generated("b IS NOT NULL")
  b  Int     @default(1)
  @@with(["fillfactor=80"])
}
