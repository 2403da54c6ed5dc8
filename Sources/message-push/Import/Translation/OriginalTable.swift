/// The tables of the original that have settings (wire contract §2.2).
enum OriginalTable: String, CaseIterable {
    case users = "admin_users"
    case applications
    case webhooks = "webhook_configs"
    case accounts = "provider_accounts"
    case signatures = "provider_signatures"
    case providerTemplates = "provider_templates"
    case templates = "message_templates"
    case channels
    case bindings = "channel_template_bindings"
    case signatureNames = "channel_signature_mappings"
    case rules = "failure_rules"

    /// Its columns, as far as we know them: those of all releases, and none of them need be there.
    var columns: Set<String> {
        let kept: Set = ["id", "created_at", "updated_at", "deleted_at"]
        return kept.union(ownColumns)
    }

    private var ownColumns: Set<String> {
        switch self {
        case .users: ["username", "password", "real_name", "status"]
        case .applications:
            [
                "app_id", "app_secret", "app_name", "status", "ip_whitelist", "webhook_url", "daily_quota",
                "rate_limit",
            ]
        case .webhooks:
            ["app_id", "webhook_url", "secret", "events", "status", "retry_count", "timeout", "description"]
        case .accounts:
            [
                "account_code", "account_name", "provider_code", "provider_type", "config", "status",
                "remark",
            ]
        case .signatures: ["provider_account_id", "signature_code", "signature_name", "status", "remark"]
        case .providerTemplates:
            [
                "provider_id", "template_code", "template_name", "template_content", "variables", "status",
                "remark",
            ]
        case .templates:
            [
                "template_name", "message_type", "content", "content_type", "variables", "description",
                "status",
            ]
        case .channels: ["name", "type", "message_template_id", "status"]
        case .bindings:
            [
                "channel_id", "provider_template_id", "provider_id", "param_mapping", "weight", "priority",
                "status", "is_active", "auto_disable_on_fail", "auto_disable_threshold",
            ]
        case .signatureNames:
            ["channel_id", "signature_name", "provider_signature_id", "provider_id", "status"]
        case .rules:
            [
                "name", "scene", "provider_code", "message_type", "error_code", "error_keyword", "action",
                "action_config", "priority", "status", "remark",
            ]
        }
    }
}
