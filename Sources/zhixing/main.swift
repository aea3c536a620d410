print("知行")
