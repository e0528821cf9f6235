"""What Scripts/update-catalog builds the tables of Sources/ResourceCatalogData with."""
