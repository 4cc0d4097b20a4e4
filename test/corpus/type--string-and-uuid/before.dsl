model T {
  id  String @id
  ref String
}
