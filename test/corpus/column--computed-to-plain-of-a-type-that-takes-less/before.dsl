model T {
  id Int     @id
  a  String? @generated("id::text", stored: false)
  b  Int?
}
