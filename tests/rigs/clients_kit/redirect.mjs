// Loaded before the client, which names Cal.com's address and can't be told another: its requests
// go to the sandbox at VOCAL_DESK_SANDBOX instead. Nothing else about them is touched.
import axios from "axios";

axios.interceptors.request.use((request) => ({
  ...request,
  url: request.url.replace("https://api.cal.com", process.env.VOCAL_DESK_SANDBOX),
}));
