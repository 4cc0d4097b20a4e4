/// A table
/// of two lines
model T {
  /// the key
  id Int    @id
  /// it's "quoted" \ $$ ; --
  a  String
}
