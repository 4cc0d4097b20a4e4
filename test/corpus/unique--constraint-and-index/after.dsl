model T {
  id Int    @id
  a  String
  b  String

  @@unique([a], constraint: false)
  @@unique([b], constraint: true)
}
