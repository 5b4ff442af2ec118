"""What Windows reports about files, disks and network drives, in words a clerk understands.

Windows has many more numbers than errno, to which Python translates most of them as "invalid argument": so its own
number (OSError.winerror) is looked at first. The numbers are those of winerror.h, with their names beside them.
"""

from __future__ import annotations

NO_SPACE_WINERRORS = frozenset({39, 112, 1295})
"""ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED."""

_FULL = "磁盘满了"
_GONE = "文件或文件夹不在了"
_DENIED = "没有权限，或者正被别的程序占用"
_IN_USE = "正被别的程序占用"
_UNPLUGGED = "磁盘断开了，请重新插好"
_DAMAGED = "磁盘这一处坏了，请先把文件复制到别的盘"
_BAD_NAME = "这个盘不接受这样的文件名"
_TOO_LONG = "文件名连同文件夹太长了，请放到短一些的文件夹里"
_NETWORK_GONE = "网络盘断开了，请检查网络"
_NETWORK_SLOW = "网络盘没有回应，请稍后再试"
_NETWORK_UNKNOWN = "找不到这个网络位置，请核对它的名称"
_NETWORK_DENIED = "网络盘不许这个用户使用，请重新登录或者找管理员"
_NO_MEMORY = "内存不够了，请关掉几个程序"
_CLOUD = "网盘里的文件还没有下载到这台电脑，请先打开网盘程序"
_CORRUPT = "文件或磁盘的目录坏了，请找管理员检查磁盘"

WORDS_BY_WINERROR = {
    2: _GONE,  # FILE_NOT_FOUND
    3: _GONE,  # PATH_NOT_FOUND
    4: "打开的文件太多了",  # TOO_MANY_OPEN_FILES
    5: _DENIED,  # ACCESS_DENIED
    8: _NO_MEMORY,  # NOT_ENOUGH_MEMORY
    14: _NO_MEMORY,  # OUTOFMEMORY
    15: "没有这个盘",  # INVALID_DRIVE
    17: "不能直接移到另一个盘",  # NOT_SAME_DEVICE
    19: "这个盘写保护了，请拨开写保护开关",  # WRITE_PROTECT
    20: _UNPLUGGED,  # BAD_UNIT
    21: "磁盘没有准备好，请插好以后再试",  # NOT_READY
    23: _DAMAGED,  # CRC
    25: _DAMAGED,  # SEEK
    26: "这个盘没有格式化，或者坏了",  # NOT_DOS_DISK
    27: _DAMAGED,  # SECTOR_NOT_FOUND
    29: "写不到磁盘上，请检查磁盘",  # WRITE_FAULT
    30: "读不出磁盘，请检查磁盘",  # READ_FAULT
    31: _UNPLUGGED,  # GEN_FAILURE
    32: _IN_USE,  # SHARING_VIOLATION
    33: _IN_USE,  # LOCK_VIOLATION
    36: "打开的文件太多了",  # SHARING_BUFFER_EXCEEDED
    39: _FULL,  # HANDLE_DISK_FULL
    51: _NETWORK_GONE,  # REM_NOT_LIST
    53: _NETWORK_UNKNOWN,  # BAD_NETPATH
    54: _NETWORK_SLOW,  # NETWORK_BUSY
    55: _NETWORK_GONE,  # DEV_NOT_EXIST
    58: _NETWORK_SLOW,  # BAD_NET_RESP
    59: _NETWORK_GONE,  # UNEXP_NET_ERR
    64: _NETWORK_GONE,  # NETNAME_DELETED
    65: _NETWORK_DENIED,  # NETWORK_ACCESS_DENIED
    67: _NETWORK_UNKNOWN,  # BAD_NET_NAME
    71: "同时用这个网络盘的人太多了，请稍后再试",  # REQ_NOT_ACCEP
    80: "已经有同名的文件",  # FILE_EXISTS
    82: "这里建不了文件或文件夹",  # CANNOT_MAKE
    108: _IN_USE,  # DRIVE_LOCKED
    110: "打不开这个盘或文件",  # OPEN_FAILED
    111: _TOO_LONG,  # BUFFER_OVERFLOW
    112: _FULL,  # DISK_FULL
    121: _NETWORK_SLOW,  # SEM_TIMEOUT
    123: _BAD_NAME,  # INVALID_NAME
    145: "文件夹里还有东西",  # DIR_NOT_EMPTY
    148: _IN_USE,  # PATH_BUSY
    161: _BAD_NAME,  # BAD_PATHNAME
    170: _IN_USE,  # BUSY
    183: "已经有同名的文件",  # ALREADY_EXISTS
    206: _TOO_LONG,  # FILENAME_EXCED_RANGE
    223: "这个盘存不下这么大的文件",  # FILE_TOO_LARGE
    225: "杀毒软件拦住了这个文件，请管理员核对",  # VIRUS_INFECTED
    226: "杀毒软件删除了这个文件，请管理员核对",  # VIRUS_DELETED
    240: _NETWORK_GONE,  # VC_DISCONNECTED
    267: "这不是文件夹",  # DIRECTORY
    303: _IN_USE,  # DELETE_PENDING
    362: _CLOUD,  # CLOUD_FILE_PROVIDER_NOT_RUNNING
    389: _CLOUD,  # CLOUD_FILE_UNSUCCESSFUL
    395: _CLOUD,  # CLOUD_FILE_ACCESS_DENIED
    404: _CLOUD,  # CLOUD_FILE_PROVIDER_TERMINATED
    426: _CLOUD,  # CLOUD_FILE_REQUEST_TIMEOUT
    433: _UNPLUGGED,  # NO_SUCH_DEVICE
    483: _DAMAGED,  # DEVICE_HARDWARE_ERROR
    665: "这个盘放不下这样的文件了，请换一个盘",  # FILE_SYSTEM_LIMITATION
    995: "读写被中断了，请再试",  # OPERATION_ABORTED
    1005: "认不出这个盘，可能没有格式化",  # UNRECOGNIZED_VOLUME
    1006: _UNPLUGGED,  # FILE_INVALID
    1008: _NETWORK_GONE,  # NO_TOKEN
    1110: _UNPLUGGED,  # MEDIA_CHANGED
    1112: "里面没有盘，请插好以后再试",  # NO_MEDIA_IN_DRIVE
    1117: "磁盘读写出错，请重新插好，或者换一个盘",  # IO_DEVICE
    1167: _UNPLUGGED,  # DEVICE_NOT_CONNECTED
    1203: _NETWORK_UNKNOWN,  # NO_NET_OR_BAD_PATH
    1219: _NETWORK_DENIED,  # SESSION_CREDENTIAL_CONFLICT
    1222: _NETWORK_GONE,  # NO_NETWORK
    1223: "操作取消了",  # CANCELLED
    1225: _NETWORK_GONE,  # CONNECTION_REFUSED
    1231: _NETWORK_GONE,  # NETWORK_UNREACHABLE
    1232: _NETWORK_GONE,  # HOST_UNREACHABLE
    1236: _NETWORK_GONE,  # CONNECTION_ABORTED
    1295: "磁盘空间的限额用完了",  # DISK_QUOTA_EXCEEDED
    1314: "没有权限",  # PRIVILEGE_NOT_HELD
    1326: _NETWORK_DENIED,  # LOGON_FAILURE
    1327: _NETWORK_DENIED,  # ACCOUNT_RESTRICTION
    1330: _NETWORK_DENIED,  # PASSWORD_EXPIRED
    1331: _NETWORK_DENIED,  # ACCOUNT_DISABLED
    1392: _CORRUPT,  # FILE_CORRUPT
    1393: _CORRUPT,  # DISK_CORRUPT
    1450: _NO_MEMORY,  # NO_SYSTEM_RESOURCES
    1455: _NO_MEMORY,  # COMMITMENT_LIMIT
    1816: _NO_MEMORY,  # NOT_ENOUGH_QUOTA
    1920: _CLOUD,  # CANT_ACCESS_FILE
    2250: _NETWORK_GONE,  # NOT_CONNECTED
    2401: _IN_USE,  # OPEN_FILES
    2404: _IN_USE,  # DEVICE_IN_USE
    6000: "加密的文件写不进去，请找管理员",  # ENCRYPTION_FAILED
    6001: "加密的文件读不出来，请用加密它的那个用户登录",  # DECRYPTION_FAILED
    6002: "加密的文件读不出来，请用加密它的那个用户登录",  # FILE_ENCRYPTED
}
