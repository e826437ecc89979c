INSERT INTO element(type, field, element, rid) VALUES(?1, ?2, ?3, ?4)
