model AModelWithANameThatIsVeryLongIndeedAndGoesOn {
  id                                        Int    @id
  aColumnWithANameThatIsVeryLongIndeedToo   String @unique
  anotherColumnWithANameThatIsVeryLongToo   String
}
