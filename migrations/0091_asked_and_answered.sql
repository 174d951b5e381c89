-- What people asked the school or customer service is deleted a year after it was answered.
CREATE INDEX record_requests_decided ON record_requests (decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX service_requests_answered ON service_requests (answered_at) WHERE answered_at IS NOT NULL;
