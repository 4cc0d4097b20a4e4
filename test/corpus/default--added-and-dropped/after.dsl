model T {
  id Int       @id
  a  String    @default("")
  b  Int?      @default(0)
  c  DateTime
  d  Boolean?
}
