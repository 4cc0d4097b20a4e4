model Deal {
  id   Int @id
  kept Int @check("kept > 0")
}
