model T {
  id Int    @id
  a  String
  b  String

  @@unique([a], constraint: true)
  @@unique([b], constraint: false)
}
