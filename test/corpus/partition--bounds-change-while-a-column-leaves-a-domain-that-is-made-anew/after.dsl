domain D {
  value BigInt
}
model T {
  id Int    @id
  a  String @generated("id::text")
  @@partition([id], by: Hash)
}
partition P: T {
  modulus   = 1
  remainder = 0
}
