#include "ResourceCatalogData.h"
