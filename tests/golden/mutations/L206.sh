# new: goals/2026/sound-roofs.md L206
sed -i 's/^supports: strategy.footing/supports: [strategy\/footing, goals\/2026\/sun-on-the-roof]/' goals/2026/sound-roofs.md
