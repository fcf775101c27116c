"""The folder that installs caich without a network: made, and tried as far as Linux can."""
