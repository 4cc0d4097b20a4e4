model T {
  id Int       @id
  a  String
  b  Int?
  c  DateTime  @default(now())
  d  Boolean?  @default(true)
}
