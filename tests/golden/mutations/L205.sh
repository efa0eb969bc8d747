# new: goals/2026/island-calls.md L205
sed -i 's/^supports: .*/supports: goals\/2026\/island-calls/' goals/2026/island-calls.md
