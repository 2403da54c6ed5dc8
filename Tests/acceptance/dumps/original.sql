-- MySQL dump 10.13  Distrib 8.0.40, for Linux (x86_64)
--
-- Host: localhost    Database: message_push
-- ------------------------------------------------------
-- Server version	8.0.40

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!50503 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;

--
-- Table structure for table `admin_users`
--

DROP TABLE IF EXISTS `admin_users`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `admin_users` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `created_at` datetime(3) DEFAULT NULL,
  `updated_at` datetime(3) DEFAULT NULL,
  `deleted_at` datetime(3) DEFAULT NULL,
  `username` varchar(50) COLLATE utf8mb4_unicode_ci NOT NULL,
  `password` varchar(255) COLLATE utf8mb4_unicode_ci NOT NULL,
  `real_name` varchar(100) COLLATE utf8mb4_unicode_ci,
  `status` tinyint DEFAULT '1' COMMENT '1=启用; 0=''停用''',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uni_admin_users_username` (`username`),
  KEY `idx_admin_users_deleted_at` (`deleted_at`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `admin_users`
--

LOCK TABLES `admin_users` WRITE;
/*!40000 ALTER TABLE `admin_users` DISABLE KEYS */;
INSERT INTO `admin_users` VALUES (1,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'admin','$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy','Admin',1),(2,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'former','$2a$10$x','Former',0);
/*!40000 ALTER TABLE `admin_users` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `applications`
--

DROP TABLE IF EXISTS `applications`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `applications` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `created_at` datetime(3) DEFAULT NULL,
  `updated_at` datetime(3) DEFAULT NULL,
  `deleted_at` datetime(3) DEFAULT NULL,
  `app_id` varchar(32) COLLATE utf8mb4_unicode_ci NOT NULL,
  `app_secret` varchar(128) COLLATE utf8mb4_unicode_ci NOT NULL,
  `app_name` varchar(100) COLLATE utf8mb4_unicode_ci NOT NULL,
  `status` tinyint DEFAULT '1' COMMENT '1=启用; 0=''停用''',
  `ip_whitelist` text COLLATE utf8mb4_unicode_ci,
  `webhook_url` varchar(255) COLLATE utf8mb4_unicode_ci,
  `daily_quota` bigint DEFAULT '10000',
  `rate_limit` bigint DEFAULT '100',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uni_applications_app_id` (`app_id`),
  KEY `idx_applications_deleted_at` (`deleted_at`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `applications`
--

LOCK TABLES `applications` WRITE;
/*!40000 ALTER TABLE `applications` DISABLE KEYS */;
INSERT INTO `applications` VALUES (1,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'0123456789abcdef','AAECAwQFBgcICQoLnPmH1ed0POhWgrDaA4ViUpWxATFtogM2fCdZatFViOr8VCzceQG+DVOI3LDxecvx','商城',1,'10.0.0.0/8\n127.0.0.1','',10000,100),(2,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'fedcba9876543210','FBUWFxgZGhscHR4f2A1VjxwNI2UXVKCX8sp5tMge89wa09lg4jvskAnMuoYIn0ua2zTSzzGzP5KG9sBy','商城',2,'','https://shop.example.com/hook',0,0),(3,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'0000000000000000','AAECAwQFBgcICQoLWZxx8zJ5iKJXrpwhztYEp+5a5IbHHcV4HeRc2i/zQi4fQN4ZPnOoYvPpoHTsleOT','Lost',1,'','',0,0),(4,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'test_app_001','plain','Seed',1,'','',0,0),(5,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000','2025-12-01 10:00:00.000','1111111111111111','AAECAwQFBgcICQoLnPmH1ed0POhWgrDaA4ViUpWxATFtogM2fCdZatFViOr8VCzceQG+DVOI3LDxecvx','Gone',1,'','',0,0);
/*!40000 ALTER TABLE `applications` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `channel_signature_mappings`
--

DROP TABLE IF EXISTS `channel_signature_mappings`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `channel_signature_mappings` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `created_at` datetime(3) DEFAULT NULL,
  `updated_at` datetime(3) DEFAULT NULL,
  `deleted_at` datetime(3) DEFAULT NULL,
  `channel_id` bigint DEFAULT NULL,
  `signature_name` varchar(100) COLLATE utf8mb4_unicode_ci,
  `provider_signature_id` bigint DEFAULT NULL,
  `provider_id` bigint DEFAULT NULL,
  `status` tinyint DEFAULT '1' COMMENT '1=启用; 0=''停用''',
  PRIMARY KEY (`id`),
  KEY `idx_channel_signature_mappings_deleted_at` (`deleted_at`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `channel_signature_mappings`
--

LOCK TABLES `channel_signature_mappings` WRITE;
/*!40000 ALTER TABLE `channel_signature_mappings` DISABLE KEYS */;
INSERT INTO `channel_signature_mappings` VALUES (1,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,3,'木雷',1,1,1),(2,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,7,'letter',2,3,1),(3,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,3,'木雷',3,2,0);
/*!40000 ALTER TABLE `channel_signature_mappings` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `channel_template_bindings`
--

DROP TABLE IF EXISTS `channel_template_bindings`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `channel_template_bindings` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `created_at` datetime(3) DEFAULT NULL,
  `updated_at` datetime(3) DEFAULT NULL,
  `deleted_at` datetime(3) DEFAULT NULL,
  `channel_id` bigint DEFAULT NULL,
  `provider_template_id` bigint DEFAULT NULL,
  `provider_id` bigint DEFAULT NULL,
  `param_mapping` json DEFAULT NULL,
  `weight` bigint DEFAULT '10',
  `priority` bigint DEFAULT '100',
  `status` tinyint DEFAULT '1' COMMENT '1=启用; 0=''停用''',
  `is_active` tinyint DEFAULT '1' COMMENT '1=启用; 0=''停用''',
  `auto_disable_on_fail` tinyint(1) DEFAULT '0',
  `auto_disable_threshold` bigint DEFAULT '5',
  PRIMARY KEY (`id`),
  KEY `idx_channel_template_bindings_deleted_at` (`deleted_at`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `channel_template_bindings`
--

LOCK TABLES `channel_template_bindings` WRITE;
/*!40000 ALTER TABLE `channel_template_bindings` DISABLE KEYS */;
INSERT INTO `channel_template_bindings` VALUES (1,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,3,1,1,'[{\"type\": \"mapping\", \"provider_var\": \"time\", \"system_var\": \"minutes\", \"value\": \"\"}, {\"type\": \"mapping\", \"provider_var\": \"code\", \"system_var\": \"code\", \"value\": \"\"}]',20,100,1,1,0,5),(2,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,3,2,2,'[{\"type\": \"mapping\", \"provider_var\": \"1\", \"system_var\": \"lost\", \"value\": \"\"}, {\"type\": \"fixed\", \"provider_var\": \"2\", \"system_var\": \"\", \"value\": \"5\"}]',10,200,1,1,0,5),(3,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,7,3,3,'[]',10,100,1,1,0,5),(4,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,3,4,1,'[]',10,50,0,1,0,5),(5,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,8,3,3,'[]',10,100,1,0,0,5);
/*!40000 ALTER TABLE `channel_template_bindings` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `channels`
--

DROP TABLE IF EXISTS `channels`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `channels` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `created_at` datetime(3) DEFAULT NULL,
  `updated_at` datetime(3) DEFAULT NULL,
  `deleted_at` datetime(3) DEFAULT NULL,
  `name` varchar(100) COLLATE utf8mb4_unicode_ci,
  `type` varchar(20) COLLATE utf8mb4_unicode_ci,
  `message_template_id` bigint DEFAULT NULL,
  `status` tinyint DEFAULT '1' COMMENT '1=启用; 0=''停用''',
  PRIMARY KEY (`id`),
  KEY `idx_channels_deleted_at` (`deleted_at`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `channels`
--

LOCK TABLES `channels` WRITE;
/*!40000 ALTER TABLE `channels` DISABLE KEYS */;
INSERT INTO `channels` VALUES (3,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'Codes','sms',1,1),(7,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'Mail','email',2,1),(8,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'QQ','qq',9,2);
/*!40000 ALTER TABLE `channels` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `failure_rules`
--

DROP TABLE IF EXISTS `failure_rules`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `failure_rules` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `created_at` datetime(3) DEFAULT NULL,
  `updated_at` datetime(3) DEFAULT NULL,
  `deleted_at` datetime(3) DEFAULT NULL,
  `name` varchar(100) COLLATE utf8mb4_unicode_ci,
  `scene` varchar(20) COLLATE utf8mb4_unicode_ci,
  `provider_code` varchar(50) COLLATE utf8mb4_unicode_ci,
  `message_type` varchar(20) COLLATE utf8mb4_unicode_ci,
  `error_code` varchar(200) COLLATE utf8mb4_unicode_ci,
  `error_keyword` varchar(200) COLLATE utf8mb4_unicode_ci,
  `action` varchar(20) COLLATE utf8mb4_unicode_ci,
  `action_config` json DEFAULT NULL,
  `priority` bigint DEFAULT '0',
  `status` tinyint DEFAULT '1' COMMENT '1=启用; 0=''停用''',
  `remark` varchar(500) COLLATE utf8mb4_unicode_ci,
  PRIMARY KEY (`id`),
  KEY `idx_failure_rules_deleted_at` (`deleted_at`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `failure_rules`
--

LOCK TABLES `failure_rules` WRITE;
/*!40000 ALTER TABLE `failure_rules` DISABLE KEYS */;
INSERT INTO `failure_rules` VALUES (1,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'余额不足','send_failure','','','','余额不足,insufficient balance','alert','{\"alert_level\": \"critical\", \"webhook_url\": \"https://alerts.example.com/x\"}',100,1,''),(2,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'network','send_failure','aliyun_sms','sms','','timeout','switch_provider','{}',70,1,''),(3,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'default','send_failure','','','','','retry','{\"max_delay\": 60, \"max_retry\": 3, \"backoff_rate\": 2, \"delay_seconds\": 2}',0,1,''),(4,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'slow','send_failure','','email','','','retry','{\"max_retry\": 5, \"delay_seconds\": 90}',10,0,'night');
/*!40000 ALTER TABLE `failure_rules` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `message_templates`
--

DROP TABLE IF EXISTS `message_templates`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `message_templates` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `created_at` datetime(3) DEFAULT NULL,
  `updated_at` datetime(3) DEFAULT NULL,
  `deleted_at` datetime(3) DEFAULT NULL,
  `template_name` varchar(200) COLLATE utf8mb4_unicode_ci,
  `message_type` varchar(20) COLLATE utf8mb4_unicode_ci,
  `content` text COLLATE utf8mb4_unicode_ci,
  `variables` json DEFAULT NULL,
  `description` text COLLATE utf8mb4_unicode_ci,
  `status` tinyint DEFAULT '1' COMMENT '1=启用; 0=''停用''',
  PRIMARY KEY (`id`),
  KEY `idx_message_templates_deleted_at` (`deleted_at`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `message_templates`
--

LOCK TABLES `message_templates` WRITE;
/*!40000 ALTER TABLE `message_templates` DISABLE KEYS */;
INSERT INTO `message_templates` VALUES (1,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'验证码','sms','您的验证码是{code}，{minutes}分钟内有效','[\"code\", \"minutes\"]','',1),(2,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'Letter','email','Dear {name},\r\n{text}','[\"name\", \"用户\"]','',1);
/*!40000 ALTER TABLE `message_templates` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `provider_accounts`
--

DROP TABLE IF EXISTS `provider_accounts`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `provider_accounts` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `created_at` datetime(3) DEFAULT NULL,
  `updated_at` datetime(3) DEFAULT NULL,
  `deleted_at` datetime(3) DEFAULT NULL,
  `account_code` varchar(50) COLLATE utf8mb4_unicode_ci,
  `account_name` varchar(100) COLLATE utf8mb4_unicode_ci,
  `provider_code` varchar(50) COLLATE utf8mb4_unicode_ci,
  `provider_type` varchar(20) COLLATE utf8mb4_unicode_ci,
  `config` json DEFAULT NULL,
  `status` tinyint DEFAULT '1' COMMENT '1=启用; 0=''停用''',
  `remark` text COLLATE utf8mb4_unicode_ci,
  PRIMARY KEY (`id`),
  KEY `idx_provider` (`provider_code`,`provider_type`),
  KEY `idx_provider_accounts_deleted_at` (`deleted_at`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `provider_accounts`
--

LOCK TABLES `provider_accounts` WRITE;
/*!40000 ALTER TABLE `provider_accounts` DISABLE KEYS */;
INSERT INTO `provider_accounts` VALUES (1,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'a1','阿里云','aliyun_sms','sms','{\"access_key_id\": \"LTAI0123456789ab\", \"access_key_secret\": \"it\'s \\\\ secret 0123\"}',1,''),(2,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'t1','腾讯云','tencent_sms','sms','{\"region\": \"\", \"secret_id\": \"AKID0123456789abcdef\", \"secret_key\": \"0123456789abcdef\", \"sdk_app_id\": 1400006666}',1,''),(3,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'m1','Mail','smtp','email','{\"from\": \"shop@example.com\", \"host\": \"mail.example.com\", \"port\": \"465\", \"pool\": 3, \"password\": \"p\", \"username\": \"u\"}',1,''),(4,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,'q1','QQ','onebot','qq','{}',1,'');
/*!40000 ALTER TABLE `provider_accounts` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `provider_signatures`
--

DROP TABLE IF EXISTS `provider_signatures`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `provider_signatures` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `created_at` datetime(3) DEFAULT NULL,
  `updated_at` datetime(3) DEFAULT NULL,
  `deleted_at` datetime(3) DEFAULT NULL,
  `provider_account_id` bigint DEFAULT NULL,
  `signature_code` varchar(100) COLLATE utf8mb4_unicode_ci,
  `signature_name` varchar(100) COLLATE utf8mb4_unicode_ci,
  `status` tinyint DEFAULT '1' COMMENT '1=启用; 0=''停用''',
  `remark` text COLLATE utf8mb4_unicode_ci,
  PRIMARY KEY (`id`),
  KEY `idx_provider_signatures_deleted_at` (`deleted_at`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `provider_signatures`
--

LOCK TABLES `provider_signatures` WRITE;
/*!40000 ALTER TABLE `provider_signatures` DISABLE KEYS */;
INSERT INTO `provider_signatures` VALUES (1,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,1,'木雷坊','木雷坊',1,''),(2,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,3,'您的信','subject',1,''),(3,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,2,'腾讯','腾讯',1,'');
/*!40000 ALTER TABLE `provider_signatures` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `provider_templates`
--

DROP TABLE IF EXISTS `provider_templates`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `provider_templates` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `created_at` datetime(3) DEFAULT NULL,
  `updated_at` datetime(3) DEFAULT NULL,
  `deleted_at` datetime(3) DEFAULT NULL,
  `provider_id` bigint DEFAULT NULL,
  `template_code` varchar(100) COLLATE utf8mb4_unicode_ci,
  `template_name` varchar(200) COLLATE utf8mb4_unicode_ci,
  `template_content` text COLLATE utf8mb4_unicode_ci,
  `variables` json DEFAULT NULL,
  `status` tinyint DEFAULT '1' COMMENT '1=启用; 0=''停用''',
  `remark` text COLLATE utf8mb4_unicode_ci,
  PRIMARY KEY (`id`),
  KEY `idx_provider_templates_deleted_at` (`deleted_at`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `provider_templates`
--

LOCK TABLES `provider_templates` WRITE;
/*!40000 ALTER TABLE `provider_templates` DISABLE KEYS */;
INSERT INTO `provider_templates` VALUES (1,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,1,'SMS_154950909','验证码','验证码${code}，${time}','[\"time\", \"code\"]',1,''),(2,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,2,'1110','验证码','{2}分钟内有效：{1}','[\"1\", \"2\"]',2,''),(3,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,3,'none','Mail','','[]',1,''),(4,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000',NULL,1,'SMS_2','other','','[]',1,'');
/*!40000 ALTER TABLE `provider_templates` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `push_logs`
--

DROP TABLE IF EXISTS `push_logs`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `push_logs` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `created_at` datetime(3) DEFAULT NULL,
  `updated_at` datetime(3) DEFAULT NULL,
  `task_id` varchar(36) COLLATE utf8mb4_unicode_ci,
  `request_data` json DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `push_logs`
--

LOCK TABLES `push_logs` WRITE;
/*!40000 ALTER TABLE `push_logs` DISABLE KEYS */;
INSERT INTO `push_logs` VALUES (1,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000','a','{\"x\": \"(;\\\\\"}'),(2,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000','b','it\'s); INSERT INTO `applications` VALUES (1);');
/*!40000 ALTER TABLE `push_logs` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `webhook_configs`
--

DROP TABLE IF EXISTS `webhook_configs`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `webhook_configs` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `created_at` datetime(3) DEFAULT NULL,
  `updated_at` datetime(3) DEFAULT NULL,
  `app_id` varchar(32) COLLATE utf8mb4_unicode_ci,
  `webhook_url` varchar(500) COLLATE utf8mb4_unicode_ci,
  `secret` varchar(64) COLLATE utf8mb4_unicode_ci,
  `events` varchar(200) COLLATE utf8mb4_unicode_ci DEFAULT 'success,failed',
  `status` tinyint DEFAULT '1' COMMENT '1=启用; 0=''停用''',
  `retry_count` bigint DEFAULT '3',
  `timeout` bigint DEFAULT '5',
  `description` varchar(200) COLLATE utf8mb4_unicode_ci,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `webhook_configs`
--

LOCK TABLES `webhook_configs` WRITE;
/*!40000 ALTER TABLE `webhook_configs` DISABLE KEYS */;
INSERT INTO `webhook_configs` VALUES (1,'2025-11-30 10:00:00.000','2025-11-30 10:00:00.000','0123456789abcdef','https://shop.example.com/n','0123456789','success,failed,upstream',1,3,8,'');
/*!40000 ALTER TABLE `webhook_configs` ENABLE KEYS */;
UNLOCK TABLES;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

-- Dump completed on 2025-12-02 10:00:00
