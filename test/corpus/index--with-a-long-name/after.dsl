model AModelWithANameThatIsVeryLongIndeedAndGoesOn {
  id                                        Int    @id
  aColumnWithANameThatIsVeryLongIndeedToo   String
  anotherColumnWithANameThatIsVeryLongToo   String @unique

  @@index([aColumnWithANameThatIsVeryLongIndeedToo, anotherColumnWithANameThatIsVeryLongToo])
}
