"""What the bot says, as pure functions from our values to Telegram HTML; nothing here sends."""
