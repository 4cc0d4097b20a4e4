model Bargain {
  id    Int    @id
  title String
  town  String @renamedFrom("city")
  @@map("bargains")
  @@renamedFrom("deals")
}
