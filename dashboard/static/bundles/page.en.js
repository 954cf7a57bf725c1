const tumenMessages = {"language": "en", "text": ""};
